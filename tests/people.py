"""What all people in the tests share; readable without Django."""

PASSWORD = "correct horse battery staple"
