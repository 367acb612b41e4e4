"""Homework 5, device 1: temperature, humidity and illumination."""
import iot

iot.run(1, __doc__, 9001)
