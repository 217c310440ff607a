"""The forms a walk has on the screen: one for each way in which customer and company meet."""

from walkshoes.ui.forms.chat import ChatForm
from walkshoes.ui.forms.counter import CounterForm
from walkshoes.ui.forms.form import Form
from walkshoes.ui.forms.home import HomeForm
from walkshoes.ui.forms.line import LineForm
from walkshoes.ui.forms.post import PostForm

FORMS: dict[str, type[Form]] = {
    "line": LineForm,
    "home": HomeForm,
    "chat": ChatForm,
    "post": PostForm,
    "counter": CounterForm,
}
"""By the names that `walkshoes.living.channels` gives them."""

__all__ = ["FORMS", "Form"]
