<?php
// Included by index.php.
$endpoint = $database['endpoint'];
?>
<p><?= $endpoint['user'] /* lint-silent: MySQL */ ?> on <?= $endpoint['host'] /* lint-silent: MySQL */ ?></p>
<p><?= $login['user'] /* lint-silent: of index.php */ ?></p>
