/** The inventory from the VMS, before a stand-in of its gateway that answers in the documented shapes. */
package akashi.vms;
