"""From draft to public: who approved which text, when it opens, and what was said when it changed."""
