"""The only place that draws or formats: pictures, the page about a run, lines in the terminal."""
