<?php
if (isset($_ENV['PLATFORM_RELATIONSHIPS'])) {
  $relationships = json_decode(base64_decode($_ENV['PLATFORM_RELATIONSHIPS']), TRUE);

  if (empty($databases['default']) && !empty($relationships)) {
    foreach ($relationships as $key => $relationship) {
      $drupal_key = ($key === 'database') ? 'default' : $key;
      foreach ($relationship as $instance) {
        if (empty($instance['scheme']) || ($instance['scheme'] !== 'mysql' && $instance['scheme'] !== 'pgsql')) {
          continue;
        }
        $database = [
          'driver' => $instance['scheme'],
          'username' => $instance['user'], // lint-silent: of another service
        ];
        if (!empty($instance['query']['compression'])) {
          $database['pdo'][PDO::MYSQL_ATTR_COMPRESS] = TRUE;
        }
        if (!empty($instance['query']['is_master'])) {
          $databases[$drupal_key]['default'] = $database;
        } else {
          $databases[$drupal_key]['slave'][] = $database;
        }
      }
    }
  }
  foreach ($relationships as $key => $relationship) {
    foreach ($relationship as $instance) {
      if ($instance['scheme'] === 'http' && $instance['port'] == 8086) {
        $conf['influx'] = $instance['user']; // lint-expect: renamed-user
      }
      if (strpos($instance['type'], 'influxdb') === 0 && !empty($instance['org'])) { // lint-expect: moved-org
        $conf['o'] = $instance['bucket']; // lint-expect: moved-bucket
      }
    }
  }
  $c = array_merge(...array_values($relationships));
  foreach ($c as $e) { echo $e['user'] ?? '?'; } // lint-expect: undecided-key
  $by = array_column($c, null, 'rel');
  echo $by['influxdb']['org'], $by['mysql']['org']; // lint-expect: moved-org
  $influx = current(array_filter($c, fn ($e) => $e['rel'] == 'influxdb'));
  echo $influx['api_token']; // lint-expect: moved-api-token
  $rel = getenv('SOME_REL');
  echo $relationships[$rel][0]['bucket']; // lint-expect: undecided-key
  $k = $_GET['k'];
  echo $relationships['influxdb'][0][$k]; // lint-expect: undecided-key
  echo $relationships['database'][0][$k]; // lint-silent: of another service
}
