<?php

namespace Acme\Sensor\Model;

use Acme\Sensor\Helper\Data;
use Magento\Framework\DataObject;
use Magento\Framework\Exception\LocalizedException;

class Connection extends DataObject
{
    protected Data $helper;

    public function __construct(Data $helper, array $data = [])
    {
        $this->helper = $helper;
        parent::__construct($data ?: $helper->getRelationship());
    }

    public function getDsn(): string
    {
        return sprintf('http://%s:%s', $this->getData('host'), $this->getData('port'));
    }

    public function getLogin(): string
    {
        return $this->getData('user'); // lint-expect: renamed-user
    }

    public function getOrganisation(): string
    {
        return $this->_getData('org') ?? ''; // lint-expect: moved-org
    }

    public function getToken(): string
    {
        return $this['api_token']; // lint-expect: moved-api-token
    }

    public function validate(): void
    {
        foreach (['host', 'password', 'bucket'] as $field) { // lint-expect: moved-bucket
            if (!$this->hasData($field)) {
                throw new LocalizedException(__('%1 is missing', $field));
            }
        }
    }
}
