<?php
// The site only links to the reports.
echo '<a href="/reports/latest.html">report</a>';
