"""Homework 5, device 2: heartbeat, steps and calories."""
import iot

iot.run(2, __doc__, 9002)
