"""What is in a file: its type, by its content alone, and its words, read in a process of its own."""
