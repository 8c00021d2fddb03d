"""People by education: their groups, and the way from seat to degree."""
