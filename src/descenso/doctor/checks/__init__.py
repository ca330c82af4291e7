"""What is looked for in a watched training: one check for each kind of problem."""
