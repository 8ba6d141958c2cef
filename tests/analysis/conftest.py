"""The sample city."""

from tests.cities import city, received, whole_city

__all__ = ["city", "received", "whole_city"]
