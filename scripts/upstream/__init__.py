"""What upstream's own files say, kept as data in `evidence/`: feature gates, and whether the sources that pages cite are there."""
