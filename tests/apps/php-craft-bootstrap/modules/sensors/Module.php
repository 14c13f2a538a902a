<?php

namespace modules\sensors;

use modules\sensors\services\Influx;

/**
 * @property-read Influx $influx
 */
class Module extends \yii\base\Module
{
    public function init(): void
    {
        parent::init();
        \Craft::setAlias('@modules/sensors', __DIR__);
    }
}
