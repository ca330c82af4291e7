"""Functions to fill in, and what says whether they are right: tasks, cases, slips, the check."""
