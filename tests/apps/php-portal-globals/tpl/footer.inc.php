<div id="footer">
<?php if ($info['api_token'] != ''): // lint-expect: moved-api-token ?>
  <em><?php print $ts->org // lint-silent: a field ?></em>
<?php endif ?>
<?php foreach (array('user', 'host') as $field): // lint-expect: renamed-user ?>
  <span><?php print $info[$field] ?></span>
<?php endforeach ?>
</div>
