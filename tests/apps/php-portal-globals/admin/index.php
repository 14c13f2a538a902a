<?php
require dirname(__FILE__) . '/../inc/config.inc.php';
session_start();
$user = $_SESSION['user']; // lint-silent: the session
if (!$user) {
    header('Location: /login.php');
    exit;
}
$ts = TS::getInstance();
$info = service_for(REL_TSDB);
extract($info, EXTR_SKIP);
$page = isset($_GET['page']) ? preg_replace('/[^a-z]/', '', $_GET['page']) : 'home';
?>
<html>
<head><title><?= h($cfg['title']) ?></title></head>
<body>
<p>User: <?= h($user) ?></p><!-- lint-silent: the session's -->
<p>Organisation: <?= h($org) ?></p><?php // lint-expect: moved-org ?>
<p>Bucket: <?php echo h(cfg('ts', 'bucket')); // lint-expect: moved-bucket ?></p>
<p>Login: <?php echo h(service_get('timedb', 'login')); ?> / <?php echo h(service_get('database', 'login')) ?></p>
<p>Org again: <?php echo h(service_get('timedb', 'org')); // lint-expect: moved-org ?></p>
<p>Old: <?php echo h($cfg['old']['host']) ?></p>
<p>Database: <?php echo cfg('db', 'user'); // lint-silent: own configuration ?></p>
<?php include '../tpl/footer.inc.php' ?>
</body>
</html>
