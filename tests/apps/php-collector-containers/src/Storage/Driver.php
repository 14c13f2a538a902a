<?php

declare(strict_types=1);

namespace Collector\Storage;

interface Driver
{
    public function dsn(): string;
}
