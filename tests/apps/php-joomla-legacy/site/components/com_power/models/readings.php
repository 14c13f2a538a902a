<?php
defined('_JEXEC') or die;

require_once JPATH_COMPONENT . '/helpers/platform.php';

class PowerModelReadings extends JModelList
{
	/** Where it is written, by what is asked. */
	protected $map = array(
		'owner' => 'user', // lint-expect: renamed-user
		'place' => 'bucket', // lint-expect: moved-bucket
		'machine' => 'host', // lint-silent: stays
	);

	protected $endpoint;

	public function __construct($config = array())
	{
		parent::__construct($config);

		$this->endpoint = PowerHelperPlatform::relationship('influxtimedb');
	}

	public function getInfo($what)
	{
		return $this->endpoint[$this->map[$what]];
	}

	public function getOrganisation()
	{
		return JArrayHelper::getValue($this->endpoint, 'org', 'home'); // lint-expect: moved-org
	}

	public function getNewOrganisation()
	{
		return JArrayHelper::getValue($this->endpoint['query'], 'org', 'home'); // lint-silent: the new place
	}

	public function getListQuery()
	{
		$user = JFactory::getUser();
		$query = $this->getDbo()->getQuery(true);
		$query->select('user, bucket')->from('#__power'); // lint-silent: columns

		return $query->where('user = ' . (int) $user->id); // lint-silent: a column
	}

	public function getForm($data = array())
	{
		$input = JFactory::getApplication()->input;

		return $input->get('user', '', 'string') . $data['org']; // lint-silent: a form
	}
}
