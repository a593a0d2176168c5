/**
 * The inventory as the VMS itself has it: read through the REST API of its API Gateway, with the site's CA or a compared
 * certificate as proof of whom the portal talks to, and handed to the import as a list to look at. The password is used
 * once and kept nowhere. Every failure is {@link akashi.core.fault.Fault.BadInput} with the next step.
 */
package akashi.vms;
