"""From drawn supply and drawn demand to the published gap."""
