<?php

function endpoint_of(string $variable): array
{
    return json_decode(getenv($variable) ?: '{}', true);
}
