"""What skills a region needs and has: the working system behind Umeå Talent Lab."""
