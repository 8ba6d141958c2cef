"""The sample city."""

from tests.sample.cities import city, received, whole_city

__all__ = ["city", "received", "whole_city"]
