"""What pages about supply and demand hold: educations, sectors, occupations, who stays."""
