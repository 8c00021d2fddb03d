"""The domain's words: regions, occupations, educations, industries, ages and their editions."""
