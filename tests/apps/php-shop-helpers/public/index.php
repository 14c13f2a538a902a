<?php
require __DIR__ . '/../vendor/autoload.php';

use Shop\Metrics\{ClientFactory, Recorder};

session_start();
$user = $_SESSION['user'] ?? null; // lint-silent: of something else
$recorder = new Recorder();
$client = ClientFactory::fromGlobals()->create();
echo $recorder->bucket(), $recorder->org; // lint-expect: moved-org

$s3 = ['bucket' => getenv('S3_BUCKET')];
echo $s3['bucket']; // lint-silent: of something else
echo parse_url(getenv('CLEARDB_URL'))['user']; // lint-silent: of something else
$routes = json_decode(base64_decode(getenv('PLATFORM_ROUTES')), true);
foreach ($routes as $url => $route) { echo $route['user'] ?? ''; } // lint-silent: of something else
$creds = relationship('stats');
$creds = relationship('database');
echo $creds['user'] ?? ''; // lint-silent: of something else
