"""Curves, timelines and columns of squares, drawn from the numbers they show."""
