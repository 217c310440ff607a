"""The first draft of a journey, from five answers: `walkshoes new`.

`questions` has what is asked and what can be answered, `first_draft` writes the file. Every answer is data: whatever is
typed, the file is one that can be walked, or the question is put again.
"""

from walkshoes.drafting.first_draft import draft
from walkshoes.drafting.questions import QUESTIONS, Answers, NotAnAnswer, Question

__all__ = ["QUESTIONS", "Answers", "NotAnAnswer", "Question", "draft"]
