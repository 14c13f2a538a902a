const { Octokit } = require('@octokit/rest');
const { sample } = require('../lib/write');

const octokit = new Octokit({ auth: process.env.GITHUB_TOKEN });

module.exports = async function stars(org = process.env.GITHUB_ORG) { // lint-silent: GitHub's org
  const { data } = await octokit.repos.listForOrg({ org }); // lint-silent: GitHub's org
  for (const { name, owner, stargazers_count: count } of data) {
    sample(`stars.${name}`, count, { user: owner.user }); // lint-silent: GitHub's answer
  }
};
