"""Education: who studies what, who finishes, who stays, and what the residents have learnt."""
