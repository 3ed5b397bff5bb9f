"""How answers are judged: a score from 0 to 1 with a sentence that says what was expected."""
