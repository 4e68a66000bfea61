"""Who speaks each statement, by the cast. What is said and who is who are settled before."""
