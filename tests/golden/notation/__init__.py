"""The notation of letter.src: reading it, and writing it as .docx and text."""
