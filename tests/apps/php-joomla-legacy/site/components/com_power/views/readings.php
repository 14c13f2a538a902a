<?php
defined('_JEXEC') or die;

/** @var PowerModelReadings $model */
$config = new JConfig();
?>
<table>
	<tr><th>User</th><td><?php echo $config->influx_user; // lint-silent: set by configuration.php ?></td></tr>
	<tr><th>Database</th><td><?php echo $config->user; // lint-silent: the database user of Joomla ?></td></tr>
	<tr><th>Organisation</th><td><?php echo $config->influx['org']; // lint-expect: moved-org ?></td></tr>
	<tr><th>Host</th><td><?php echo $config->influx['host']; // lint-silent: stays ?></td></tr>
</table>
