
# ---- The receipt: what lies on this computer now ----

function New-Receipt($Bundle, [string]$Verb) {
    $certificates = @(Get-Uses $Bundle | ForEach-Object { Get-CertificateRow $_.Own $_.Use })
    $intermediates = @(@($Bundle.intermediates) | ForEach-Object { [ordered]@{ thumbprint = $_.thumbprint; store = 'CA'; present = [bool](Find-InStore 'CA' $_.thumbprint) } })
    $switches = @(@($Bundle.slots) | ForEach-Object { Get-SwitchRow (Get-SlotState $_) })
    return [ordered]@{
        receipt = $RECEIPT_FORMAT
        verb = $Verb
        undo = [bool]$Undo
        computer = [System.Net.Dns]::GetHostName()
        by = [Security.Principal.WindowsIdentity]::GetCurrent().Name
        at = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ')
        outcome = $script:Outcome
        certificates = $certificates
        authorities = @([ordered]@{ thumbprint = $Bundle.root.thumbprint; store = 'Root'; trusted = [bool](Find-InStore 'Root' $Bundle.root.thumbprint) })
        intermediates = $intermediates
        switches = $switches
    }
}

function Show-Findings($Receipt, $Bundle) {
    foreach ($entry in @($Receipt.certificates)) { Show-Certificate $entry }
    foreach ($entry in @($Receipt.authorities)) {
        if ($entry.trusted) { Say 'CA certificate: trusted' 'CA証明書: 信頼済み' }
        else { Find-Fault 'The CA certificate is NOT among the trusted roots.' 'CA証明書が信頼されたルートにありません。' }
    }
    foreach ($entry in @($Receipt.intermediates)) {
        if (-not $entry.present) { Find-Fault "The intermediate $($entry.thumbprint) is NOT in its store." "中間証明書 $($entry.thumbprint) がストアにありません。" }
    }
    foreach ($entry in @($Receipt.switches)) { Show-Switch $entry $Bundle }
    foreach ($own in @($Bundle.certificates)) {
        $present = Find-Own $own.thumbprint
        if ($present) { $null = Test-Chain $present }
    }
}

