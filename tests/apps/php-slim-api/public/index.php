<?php

require __DIR__ . '/../vendor/autoload.php';

use Events\Influx\{Connection, EventStore, SearchStore};
use Events\Support\Kinds;

EventStore::boot();
SearchStore::boot();

$store = new EventStore();
$body = json_decode(file_get_contents('php://input'), true) ?: [];

header('Content-Type: application/json');
echo json_encode([
    'user' => $body['user'] ?? $store->user(), // lint-silent: a request
    'bucket' => EventStore::bucket(), // lint-silent: an answer
    'search' => (new SearchStore())->name(),
    'connection' => Connection::open()->describe(),
    'kinds' => (new Kinds())->buckets(),
]);
