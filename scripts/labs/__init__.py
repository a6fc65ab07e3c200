"""Labs: their files, how they run in a world of their own, how they are recorded and compared."""
