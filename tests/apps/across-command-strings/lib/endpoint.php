<?php

function endpoint(string $variable): array
{
    return (array) json_decode((string) getenv($variable), true);
}
