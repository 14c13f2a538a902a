<!doctype html>
<title>Station</title>
<?php
require_once __DIR__ . '/../lib/functions.php';
require __DIR__ . '/../vendor/autoload.php';

use Weather\Config;
use function Weather\{config, credentials};

$influx = config()[Config::INFLUX];
$stations = ['north', 'south'];
?>
<h1><?= htmlspecialchars($influx['bucket']) /* lint-expect: moved-bucket */ ?></h1>
<?php foreach ($stations as $station): ?>
  <?php include __DIR__ . '/../views/station.phtml'; ?>
<?php endforeach ?>
<?php if (isset($_GET['user'])): // lint-silent: a query parameter ?>
  <p>Hello <?= htmlspecialchars($_GET['user']) // lint-silent: a query parameter ?></p>
<?php endif ?>
<?php
extract(credentials());
?>
<footer><?= "$host, $user" // lint-expect: renamed-user ?></footer>
