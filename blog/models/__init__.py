"""The blog's records and pages."""

from blog.models.listing import BlogIndexPage
from blog.models.posts import BlogPost, PostAuthor
from blog.models.topics import Topic

__all__ = ["BlogIndexPage", "BlogPost", "PostAuthor", "Topic"]
