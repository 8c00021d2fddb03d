"""From imported tables to demand: jobs by industry, occupation, education and sector, drawn."""
