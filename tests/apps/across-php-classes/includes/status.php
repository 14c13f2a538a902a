<?php /* Included by index.php, which sets $endpoint. */ ?>
<h1><?= htmlspecialchars($page) ?></h1>
<dl>
    <dt>User</dt><dd><?= htmlspecialchars($endpoint['user']) ?></dd><!-- lint-expect: renamed-user -->
    <dt>Bucket</dt><dd><?= $endpoint['bucket'] /* lint-expect: moved-bucket */ ?></dd>
    <dt>Host</dt><dd><?= $endpoint['host'] /* lint-silent: the host */ ?></dd>
    <dt>You</dt><dd><?= $_SESSION['user'] /* lint-silent: the session */ ?></dd>
</dl>
