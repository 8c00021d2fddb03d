"""A survey of employers: who is asked, and what the answers say of everybody."""
