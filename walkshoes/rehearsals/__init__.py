"""A journey walked by thousands of synthetic callers before anybody walks it: where they end, and what nobody sees."""
