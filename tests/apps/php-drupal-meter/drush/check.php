<?php
// drush scr drush/check.php
$r = json_decode(base64_decode($_SERVER['PLATFORM_RELATIONSHIPS']));
$ok = property_exists($r, 'tsdb') && isset($r->tsdb[0]->org); // lint-expect: moved-org
printf("%s@%s\n", $r->tsdb[0]->user, $r->{'tsdb'}[0]->host); // lint-expect: renamed-user
echo $r->mariadb[0]->user ?? $r->mariadb[0]->username; // lint-silent: MariaDB
foreach ($r as $name => $endpoints) {
  if ($name !== 'tsdb') continue;
  foreach ($endpoints as $e) {
    echo "{$e->bucket} $e->org\n"; // lint-expect: moved-bucket moved-org
  }
}
