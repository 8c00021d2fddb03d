"""Array types of the models, and the check of shapes at the door."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Booleans: TypeAlias = NDArray[np.bool_]


def require_shape(name: str, array: NDArray[Any], shape: tuple[int, ...]) -> None:
    """Stop when ``array`` does not have ``shape``.

    A wrong shape is a bug in the calling code, not bad input: NumPy would broadcast it silently
    into a wrong answer.

    Raises
    ------
    ValueError
        With the name, the wanted and the actual shape.

    """
    if array.shape != shape:
        message = f"{name} has shape {array.shape}, wanted {shape}"
        raise ValueError(message)
