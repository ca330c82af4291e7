"""Speed, as ratios to what people use today, measured in the same run."""
