"""The looks: paper by day, the same paper by lamplight, and white on black for whoever needs to see it clearly."""

from textual.theme import Theme

DAY = Theme(
    name="day",
    dark=False,
    background="#f5f0e6",
    surface="#fffdf8",
    panel="#e9e1d1",
    foreground="#26221d",
    primary="#1f5560",
    secondary="#5f5345",
    accent="#8a3f24",
    warning="#7a5a10",
    error="#8f2626",
    success="#3b6238",
    text_alpha=1.0,
    variables={
        "button-color-foreground": "#fffdf8",
        "input-selection-background": "#1f5560 30%",
        "scrollbar": "#d5cab6",
        "scrollbar-background": "#f5f0e6",
        "border": "#8a7f6f",
    },
)
EVENING = Theme(
    name="evening",
    dark=True,
    background="#1d1b18",
    surface="#292622",
    panel="#37332d",
    foreground="#ece5d6",
    primary="#9cc5bd",
    secondary="#c9b99f",
    accent="#e0a67e",
    warning="#e3c678",
    error="#eb9a8d",
    success="#a9cf9d",
    text_alpha=1.0,
    variables={
        "button-color-foreground": "#1d1b18",
        "input-selection-background": "#9cc5bd 35%",
        "scrollbar": "#4a453d",
        "scrollbar-background": "#1d1b18",
        "border": "#8d8474",
    },
)
CONTRAST = Theme(
    name="contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#484848",
    foreground="#ffffff",
    primary="#ffe000",
    secondary="#ffffff",
    accent="#ffe000",
    warning="#ffe000",
    error="#ff9d9d",
    success="#7dff7d",
    text_alpha=1.0,
    variables={
        "button-color-foreground": "#000000",
        "input-selection-background": "#ffe000 45%",
        "foreground-muted": "#e6e6e6",
        "text-muted": "#e6e6e6",
        "text-disabled": "#d0d0d0",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#484848",
        "border": "#ffffff",
    },
)
THEMES = (DAY, EVENING, CONTRAST)
"""In the order of `preferences.LOOKS`."""
