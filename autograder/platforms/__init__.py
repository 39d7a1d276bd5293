"""What learning platforms send and take: class lists, downloads, marks."""
