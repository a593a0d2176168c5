/** Tests of the walkthrough: each step is judged by the rules, nothing is canned. */
package akashi.training;
