"""What ails a training: vitals are numbers, problems are the rules that read them."""
